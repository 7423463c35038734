extension Schema {
    static let incidents = """
        CREATE TABLE incident (
            product TEXT NOT NULL REFERENCES product,
            number INTEGER NOT NULL CHECK (number > 0),
            kind TEXT NOT NULL CHECK (kind IN ('failing', 'absent')),
            opened INTEGER NOT NULL,
            closed INTEGER,
            transitions INTEGER NOT NULL,
            is_inherited INTEGER NOT NULL CHECK (is_inherited IN (0, 1)),
            PRIMARY KEY (product, number)
        ) STRICT, WITHOUT ROWID;

        CREATE UNIQUE INDEX one_open_incident_of_a_kind ON incident (product, kind)
        WHERE closed IS NULL;

        CREATE TABLE incident_root (
            product TEXT NOT NULL,
            incident INTEGER NOT NULL,
            controller TEXT NOT NULL,
            job TEXT NOT NULL,
            runs INTEGER NOT NULL,
            PRIMARY KEY (product, incident, controller, job),
            FOREIGN KEY (product, incident) REFERENCES incident ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE failure (
            product TEXT NOT NULL,
            incident INTEGER NOT NULL,
            place INTEGER NOT NULL,
            root_controller TEXT NOT NULL,
            root TEXT NOT NULL,
            controller TEXT NOT NULL,
            job TEXT NOT NULL,
            platform TEXT NOT NULL,
            since INTEGER NOT NULL,
            seen INTEGER NOT NULL,
            is_timeout INTEGER NOT NULL CHECK (is_timeout IN (0, 1)),
            is_allowed INTEGER NOT NULL CHECK (is_allowed IN (0, 1)),
            attempts TEXT NOT NULL,
            first_failed TEXT NOT NULL,
            last_passed TEXT,
            PRIMARY KEY (product, incident, place),
            FOREIGN KEY (product, incident) REFERENCES incident ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE missed_root (
            product TEXT NOT NULL,
            incident INTEGER NOT NULL,
            place INTEGER NOT NULL,
            controller TEXT NOT NULL,
            job TEXT NOT NULL,
            since INTEGER NOT NULL,
            absence TEXT NOT NULL CHECK (absence IN ('disabled', 'queued', 'not-started')),
            detail TEXT,
            PRIMARY KEY (product, incident, place),
            FOREIGN KEY (product, incident) REFERENCES incident ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;

        """
}
