let pep440Cases = """
    1.0 = 1.0.0
    1.0.dev1 < 1.0a1
    1.0a1 < 1.0b1
    1.0b1 < 1.0rc1
    1.0rc1 < 1.0
    1.0 < 1.0.post1
    1.0.post1 < 1.1.dev1
    1.0a1.dev2 < 1.0a1
    1.0.post1.dev2 < 1.0.post1
    1.0 < 1.0+local
    1.0+abc < 1.0+5
    1.0+5 < 1.0+10
    1.0+5 < 1.0+5.1
    1!1.0 > 2026.1
    v1.0-RC_1 = 1.0rc1
    1.0-5 = 1.0.post5
    1.0.rev5 = 1.0.post5
    1.0alpha = 1.0a0
    1.0.preview3 = 1.0c3
    1.26.4 < 1.26.4.post1
    0001.2 = 1.2
    1.99999999999999999999999 < 1.100000000000000000000000
    1.0+İ invalid
    ١.0 invalid
    1.0-é invalid
    1.0_ invalid
    1..0 invalid
    1.0+ invalid
    1.0+a+b invalid
    french invalid
    2024-01-31 invalid
    """
