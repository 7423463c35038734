let spackCases = """
    1.0 < 1.0.0
    1.2 < 1.10
    1.0 < develop
    head < master
    master < main
    main < develop
    1.develop > 1.9
    xyz.4 < 2
    6.0alpha < 6.0alpha0
    6.0beta1 < 6.0rc1
    6.0rc1 < 6.0
    2_0 = 2-0
    1.99999999999999999999999 < 1.100000000000000000000000
    =1.0 invalid
    1.0+x invalid
     invalid
    """
