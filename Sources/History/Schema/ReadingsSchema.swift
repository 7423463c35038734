extension Schema {
    static let readings = """
        -- A job that was read, and when its configuration was last asked for its timer.
        CREATE TABLE known_job (
            controller TEXT NOT NULL,
            job TEXT NOT NULL,
            timer TEXT,
            timer_read INTEGER,
            PRIMARY KEY (controller, job)
        ) STRICT, WITHOUT ROWID;

        -- The jobs that were read for a root, itself among them.
        CREATE TABLE relative (
            root_controller TEXT NOT NULL,
            root TEXT NOT NULL,
            controller TEXT NOT NULL,
            job TEXT NOT NULL,
            PRIMARY KEY (root_controller, root, controller, job),
            FOREIGN KEY (controller, job) REFERENCES known_job
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE build (
            controller TEXT NOT NULL,
            job TEXT NOT NULL,
            number INTEGER NOT NULL,
            start INTEGER NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (controller, job, number),
            FOREIGN KEY (controller, job) REFERENCES known_job
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX build_of_job ON build (controller, job, start);
        CREATE INDEX run_of_job ON run (controller, job, due);
        CREATE INDEX failure_of_root ON failure (root_controller, root);

        """

    static let searches = """
        -- When its controller was last looked over for what it starts in other folders.
        ALTER TABLE known_job ADD COLUMN searched INTEGER;
        """

    static let reasons = """
        -- What was found out about each failure of an incident.
        CREATE TABLE case_file (
            product TEXT NOT NULL,
            incident INTEGER NOT NULL,
            place INTEGER NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (product, incident, place)
        ) STRICT, WITHOUT ROWID;

        -- Whether a person was to hear of a movement of an incident, and why, or why not.
        CREATE TABLE decision (
            product TEXT NOT NULL,
            incident INTEGER NOT NULL,
            at INTEGER NOT NULL,
            place INTEGER NOT NULL,
            person TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (product, incident, at, place)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX decision_about_person ON decision (person, at);

        """
}
