let mavenCases = """
    1 = 1.0.0
    1-ga = 1
    1.0-final = 1
    1-alpha-1 < 1-beta-1
    1-milestone-1 < 1-rc-1
    1-rc-1 < 1-SNAPSHOT
    1-SNAPSHOT < 1
    1 < 1-sp
    1-sp < 1-abc
    1-abc < 1-1
    1-1 < 1.1
    1a1 = 1-alpha-1
    1-cr2 = 1-rc2
    1.0.0.RC1 < 1.0.0-RC2
    2.0.1 < 2.0.1-xyz
    1-xyz < 1-1
    1.0.8 < 1.0.10
    1.99999999999999999999999 < 1.100000000000000000000000
    """
