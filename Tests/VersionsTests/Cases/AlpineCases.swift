let alpineCases = """
    1.0 < 1.0-r1
    1.0-r1 < 1.0-r10
    1.0_alpha < 1.0_beta
    1.0_rc1 < 1.0
    1.0 < 1.0_p1
    1.0_git20240101 > 1.0
    1.0a < 1.0b
    1.0 < 1.0a
    1.01 < 1.1
    1.2.10 > 1.2.9
    1.0_p2~abcdef < 1.0_p2~abcdff
    6.4.2p1-r0 = 6.4.2p1-r1
    1.99999999999999999999999 < 1.100000000000000000000000
    0.1_foobar invalid
    0.1-r invalid
    0.1-r2-r3 invalid
    a invalid
     invalid
    """
