extension Schema {
    static let products = """
        CREATE TABLE last_commit (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE product (
            name TEXT NOT NULL PRIMARY KEY,
            last_incident INTEGER NOT NULL CHECK (last_incident >= 0)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE root (
            product TEXT NOT NULL REFERENCES product,
            controller TEXT NOT NULL,
            job TEXT NOT NULL,
            first_read INTEGER NOT NULL,
            PRIMARY KEY (product, controller, job)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE run (
            product TEXT NOT NULL REFERENCES product,
            controller TEXT NOT NULL,
            job TEXT NOT NULL,
            due INTEGER NOT NULL,
            build INTEGER,
            over INTEGER NOT NULL,
            verdict TEXT NOT NULL CHECK (
                verdict IN (
                    'passed', 'failed', 'timed-out', 'disabled', 'queued', 'not-started', 'aborted',
                    'not-built', 'other-branch'
                )
            ),
            detail TEXT,
            PRIMARY KEY (product, controller, job, due)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE passed_leaf (
            product TEXT NOT NULL REFERENCES product,
            controller TEXT NOT NULL,
            job TEXT NOT NULL,
            platform TEXT NOT NULL,
            root_controller TEXT NOT NULL,
            root TEXT NOT NULL,
            build TEXT NOT NULL,
            due INTEGER NOT NULL,
            PRIMARY KEY (product, root_controller, root, controller, job, platform)
        ) STRICT, WITHOUT ROWID;

        """

    static let findings = """
        CREATE TABLE finding (
            environment TEXT NOT NULL,
            package TEXT NOT NULL,
            rule TEXT NOT NULL,
            message TEXT NOT NULL,
            since INTEGER NOT NULL,
            runs INTEGER NOT NULL CHECK (runs > 0),
            PRIMARY KEY (environment, package, rule)
        ) STRICT, WITHOUT ROWID;

        """
}
