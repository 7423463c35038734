extension Schema {
    static let inventories = """
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

    static let proofs = """
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

    static let inventoriesByBuild = """
        CREATE INDEX inventory_of_build ON inventory (controller, job, build);
        """
}
