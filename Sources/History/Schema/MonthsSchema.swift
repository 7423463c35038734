extension Schema {
    static let months = """
        -- When a run first saw that somebody had an incident.
        CREATE TABLE answer (
            product TEXT NOT NULL,
            incident INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (product, incident)
        ) STRICT, WITHOUT ROWID;

        -- How many minimum versions were proven, from when on and until when that was last counted.
        CREATE TABLE minimum_count (
            since INTEGER PRIMARY KEY,
            seen INTEGER NOT NULL,
            promised INTEGER NOT NULL,
            proven INTEGER NOT NULL
        ) STRICT;

        CREATE INDEX settled_parcel ON parcel (settled) WHERE settled IS NOT NULL;

        """
}
