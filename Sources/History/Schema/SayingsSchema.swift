extension Schema {
    static let sayings = """
        -- How far people have heard of an incident.
        CREATE TABLE said (
            product TEXT NOT NULL,
            incident INTEGER NOT NULL,
            transition INTEGER NOT NULL,
            length INTEGER NOT NULL,
            unanswered INTEGER NOT NULL,
            PRIMARY KEY (product, incident)
        ) STRICT, WITHOUT ROWID;

        -- Until now, all that moved was told at once, unless it was so when it was first read.
        INSERT INTO said (product, incident, transition, length, unanswered)
        SELECT product, number, transitions,
            (
                SELECT COALESCE(MAX(runs), 1)
                FROM incident_root
                WHERE incident_root.product = incident.product AND incident = number
            ),
            transitions
        FROM incident
        WHERE closed IS NULL AND is_inherited = 0;

        -- Held for the operator's word, where one run would have said more than is likely.
        ALTER TABLE parcel ADD COLUMN awaits_release INTEGER NOT NULL DEFAULT 0
        CHECK (awaits_release IN (0, 1));

        """
}
