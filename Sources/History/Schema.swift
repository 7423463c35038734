import GRDB

extension DatabaseMigrator {
    /// The state's schema, as a list of steps; a step that was released is never edited.
    ///
    /// Moments are whole milliseconds since 1970 in UTC, which is as fine as Jenkins tells them and comes
    /// back as it was: `datetime(due / 1000, 'unixepoch')` shows one.
    /// Jobs are spelled out as controller and name, so that every table can be read by itself. A
    /// `platform` of `''` is none. Builds and people are JSON: nothing is looked up by them, and some are lists.
    ///
    /// Runs, incidents, parcels, attempts and decisions are kept for ever, at some hundred bytes each: they
    /// are what `why` tells of, and a parcel's identity must never be owed a second time. Only the content
    /// of a parcel goes once it has left the outbox, and builds go after two months.
    static let state: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: products, incidents, outbox, findings") { db in
            try db.execute(sql: products + incidents + outbox + findings)
        }
        migrator.registerMigration("2: inventories, proofs") { db in
            try db.execute(sql: inventories + proofs)
        }
        migrator.registerMigration("3: builds, cases, decisions") { db in
            try db.execute(sql: readings + reasons)
        }
        migrator.registerMigration("5: verdicts") { db in
            try db.execute(sql: verdicts)
        }
        migrator.registerMigration("6: inventories by build") { db in
            try db.execute(sql: inventoriesByBuild)
        }
        migrator.registerMigration("8: held parcels") { db in
            try db.execute(sql: heldParcels)
        }
        return migrator
    }()
}

private let heldParcels = """
    -- The end of the quiet hours in which it was composed, if it was.
    ALTER TABLE parcel ADD COLUMN not_before INTEGER;
    """

private let inventoriesByBuild = """
    CREATE INDEX inventory_of_build ON inventory (controller, job, build);
    """

private let products = """
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

private let incidents = """
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

private let outbox = """
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

private let findings = """
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

private let inventories = """
    -- The runs whose inventories were read, or are known not to be there.
    CREATE TABLE audited_run (
        environment TEXT NOT NULL,
        controller TEXT NOT NULL,
        job TEXT NOT NULL,
        due INTEGER NOT NULL,
        run TEXT NOT NULL,
        PRIMARY KEY (environment, controller, job, due)
    ) STRICT, WITHOUT ROWID;

    -- The job is that of the build that used it; the machine is its platform, or else its agent.
    CREATE TABLE inventory (
        id INTEGER PRIMARY KEY,
        environment TEXT NOT NULL,
        controller TEXT NOT NULL,
        job TEXT NOT NULL,
        machine TEXT NOT NULL,
        run TEXT NOT NULL,
        build TEXT NOT NULL,
        due INTEGER NOT NULL,
        passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
        origin TEXT NOT NULL,
        format TEXT NOT NULL,
        covers TEXT NOT NULL,
        agent TEXT,
        platform TEXT,
        collected INTEGER
    ) STRICT;

    CREATE INDEX inventory_of_machine ON inventory (environment, controller, job, machine, due);
    CREATE INDEX inventory_of_run ON inventory (environment, run);

    -- A package that was there from one inventory of a machine on, until another one.
    CREATE TABLE presence (
        id INTEGER PRIMARY KEY,
        environment TEXT NOT NULL,
        controller TEXT NOT NULL,
        job TEXT NOT NULL,
        machine TEXT NOT NULL,
        ecosystem TEXT NOT NULL,
        name TEXT NOT NULL,
        version TEXT NOT NULL,
        demands TEXT NOT NULL,
        since INTEGER NOT NULL REFERENCES inventory,
        until INTEGER REFERENCES inventory,
        CHECK (until > since)
    ) STRICT;

    CREATE INDEX presence_of_machine ON presence (environment, controller, job, machine);

    """

private let proofs = """
    CREATE TABLE passed_use (
        ecosystem TEXT NOT NULL,
        name TEXT NOT NULL,
        version TEXT NOT NULL,
        platform TEXT NOT NULL,
        build TEXT NOT NULL,
        due INTEGER NOT NULL,
        PRIMARY KEY (ecosystem, name, version, platform)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE promise (
        package TEXT NOT NULL PRIMARY KEY,
        minimum TEXT NOT NULL,
        since INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    """

private let readings = """
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

private let reasons = """
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

private let verdicts = """
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
