from counterclaim.serving.limits import Rate


def test_a_caller_waits_and_others_do_not() -> None:
    now = [0.0]
    rate = Rate(2, 10.0, clock=lambda: now[0])
    assert [rate.wait("a"), rate.wait("a"), rate.wait("a")] == [0.0, 0.0, 5.0]
    assert rate.wait("b") == 0.0
    now[0] = 5.0
    assert rate.wait("a") == 0.0
    assert rate.wait("a") > 0.0
