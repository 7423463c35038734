extension Schema {
    static let outbox = """
        CREATE TABLE parcel (
            id TEXT NOT NULL PRIMARY KEY,
            recipient TEXT NOT NULL,
            person TEXT NOT NULL,
            channel TEXT NOT NULL,
            reason TEXT NOT NULL,
            subject TEXT NOT NULL,
            content BLOB,
            composed INTEGER NOT NULL,
            status TEXT NOT NULL DEFAULT 'owed' CHECK (
                status IN ('owed', 'delivered', 'uncertain', 'refused', 'withdrawn')
            ),
            next_try INTEGER,
            settled INTEGER,
            withdrawn_because TEXT,
            CHECK ((status = 'owed') = (content IS NOT NULL)),
            CHECK ((status = 'owed') = (next_try IS NOT NULL)),
            CHECK ((status = 'owed') = (settled IS NULL)),
            CHECK ((status = 'withdrawn') = (withdrawn_because IS NOT NULL))
        ) STRICT;

        CREATE INDEX owed_parcel ON parcel (next_try) WHERE status = 'owed';

        -- The incidents that a parcel tells of, in order: one, or all that a summary covers.
        CREATE TABLE telling (
            product TEXT NOT NULL,
            incident INTEGER NOT NULL,
            parcel TEXT NOT NULL REFERENCES parcel,
            place INTEGER NOT NULL,
            PRIMARY KEY (product, incident, parcel)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX telling_of_parcel ON telling (parcel);

        -- The notification log. Without an outcome an attempt is under way, or its program was killed.
        CREATE TABLE attempt (
            parcel TEXT NOT NULL REFERENCES parcel,
            number INTEGER NOT NULL CHECK (number > 0),
            at INTEGER NOT NULL,
            outcome TEXT CHECK (outcome IN ('delivered', 'refused', 'postponed', 'uncertain')),
            words TEXT,
            PRIMARY KEY (parcel, number),
            CHECK ((outcome IS NULL) = (words IS NULL))
        ) STRICT, WITHOUT ROWID;

        """

    static let heldParcels = """
        -- The end of the quiet hours in which it was composed, if it was.
        ALTER TABLE parcel ADD COLUMN not_before INTEGER;
        """

    static let channels = """
        -- What a parcel says without a form, while it is owed: for the next channel, should this one
        -- refuse it.
        ALTER TABLE parcel ADD COLUMN notification TEXT;

        -- Where a chat shows it.
        ALTER TABLE parcel ADD COLUMN room TEXT;
        ALTER TABLE parcel ADD COLUMN message TEXT;

        """

    static let openings = """
        -- What the first message of a conversation shows, while it may have to be brought up to date.
        ALTER TABLE parcel ADD COLUMN shown BLOB;

        """

    static let deadAddresses = """
        -- Where nothing that is sent to somebody is taken any more; the address itself is not kept.
        CREATE TABLE dead_address (
            recipient TEXT NOT NULL,
            channel TEXT NOT NULL,
            person TEXT NOT NULL,
            digest TEXT NOT NULL,
            since INTEGER NOT NULL,
            words TEXT NOT NULL,
            PRIMARY KEY (recipient, channel)
        ) STRICT, WITHOUT ROWID;

        """
}
