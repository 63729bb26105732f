import pytest
from sqlalchemy import update

from counterclaim.ledger import Jobs, Ledger, Outcome
from counterclaim.ledger.jobs import jobs as table


def silent(ledger: Ledger) -> None:
    """Make it so that no run has said anything for long."""
    with ledger.writing() as connection:
        connection.execute(update(table).values(seen="2000-01-01T00:00:00Z"))


def test_a_job_is_kept_with_its_outcomes(ledger: Ledger) -> None:
    jobs = Jobs(ledger, "run")
    jobs.take("one", "ada", "“news.zip”")
    jobs.become("one", "working")
    for number in range(5):
        jobs.tell("one", number, Outcome("added", f"a{number}"))
    jobs.become("one", "done", "Added 5 articles.")
    found = jobs.found("one", 2)
    assert found is not None
    assert (found.state, found.over, found.said, found.count) == ("done", True, "Added 5 articles.", 5)
    assert [one.what for one in found.outcomes] == ["a3", "a4"]
    assert jobs.found("none") is None


def test_what_a_dead_run_left_says_what_was_added_and_what_was_not(ledger: Ledger) -> None:
    jobs = Jobs(ledger, "run")
    for id in ("begun", "waiting"):
        jobs.take(id, "ada", id)
    jobs.become("begun", "working")
    jobs.tell("begun", 0, Outcome("added", "a"))
    later = Jobs(ledger, "later")
    assert {one.state for one in later.newest()} == {"working", "waiting"}
    silent(ledger)
    assert {one.id: one.state for one in later.newest()} == {"begun": "interrupted", "waiting": "interrupted"}
    begun, waiting = later.found("begun"), later.found("waiting")
    assert begun is not None
    assert waiting is not None
    assert begun.state == waiting.state == "interrupted"
    assert "Added 1 article." in begun.said
    assert "Nothing of it was added." in waiting.said
    assert "Send it again" in begun.said


@pytest.mark.parametrize("end", ["done", "failed"])
def test_an_end_marks_only_its_own_open_jobs(ledger: Ledger, end: str) -> None:
    one, other = Jobs(ledger, "one"), Jobs(ledger, "other")
    one.take("over", "ada", "x")
    one.become("over", "done" if end == "done" else "failed", "said")
    one.take("open", "ada", "x")
    other.take("theirs", "bo", "y")
    one.interrupt()
    assert {job.id: job.state for job in one.newest()} == {"over": end, "open": "interrupted", "theirs": "waiting"}


def test_a_run_that_says_that_it_lives_is_not_dead(ledger: Ledger) -> None:
    jobs = Jobs(ledger, "run")
    jobs.take("one", "ada", "x")
    silent(ledger)
    jobs.live()
    found = Jobs(ledger, "other").found("one")
    assert found is not None
    assert found.state == "waiting"
