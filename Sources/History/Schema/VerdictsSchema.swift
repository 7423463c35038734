extension Schema {
    static let verdicts = """
        -- SQLite changes no CHECK: the tables are made anew. `began` is since when it waits, or runs.
        CREATE TABLE new_run (
            product TEXT NOT NULL REFERENCES product,
            controller TEXT NOT NULL,
            job TEXT NOT NULL,
            due INTEGER NOT NULL,
            build INTEGER,
            over INTEGER NOT NULL,
            verdict TEXT NOT NULL CHECK (
                verdict IN (
                    'passed', 'failed', 'timed-out', 'disabled', 'queued', 'late', 'stuck', 'never-ran',
                    'not-started', 'aborted', 'superseded', 'restarted', 'not-built', 'other-branch'
                )
            ),
            detail TEXT,
            began INTEGER,
            rerun_by TEXT,
            rerun_at INTEGER,
            PRIMARY KEY (product, controller, job, due),
            CHECK ((rerun_by IS NULL) = (rerun_at IS NULL))
        ) STRICT, WITHOUT ROWID;

        INSERT INTO new_run (product, controller, job, due, build, over, verdict, detail)
        SELECT product, controller, job, due, build, over, verdict, detail
        FROM run;

        DROP TABLE run;
        ALTER TABLE new_run RENAME TO run;
        CREATE INDEX run_of_job ON run (controller, job, due);

        CREATE TABLE new_missed_root (
            product TEXT NOT NULL,
            incident INTEGER NOT NULL,
            place INTEGER NOT NULL,
            controller TEXT NOT NULL,
            job TEXT NOT NULL,
            since INTEGER NOT NULL,
            absence TEXT NOT NULL CHECK (
                absence IN ('disabled', 'queued', 'late', 'stuck', 'never-ran', 'not-started')
            ),
            detail TEXT,
            began INTEGER,
            PRIMARY KEY (product, incident, place),
            FOREIGN KEY (product, incident) REFERENCES incident ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;

        INSERT INTO new_missed_root
            (product, incident, place, controller, job, since, absence, detail)
        SELECT product, incident, place, controller, job, since, absence, detail
        FROM missed_root;

        DROP TABLE missed_root;
        ALTER TABLE new_missed_root RENAME TO missed_root;

        """
}
