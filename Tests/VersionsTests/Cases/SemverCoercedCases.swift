let semverCoercedCases = """
    v1.2 = 1.2.0
    1 = 1.0.0
    =1.2.3 = 1.2.3
    01.02 = 1.2.0
    1.2-rc.1 < 1.2
    1.2.3+build = 1.2.3
    1.9 < 1.10
    1.99999999999999999999999 < 1.100000000000000000000000
    1.2.3.4 invalid
    v invalid
    1.2_3 invalid
    1.2-01 invalid
    latest invalid
    """
