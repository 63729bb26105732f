"""The versions change with what they are of."""

from pathlib import Path

from counterclaim.ledger import Producer
from counterclaim.settings import Settings


def test_what_a_user_knows_is_part_of_the_version(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    before = Producer.present(settings)
    assert before == Producer.present(settings)
    settings.knowledge.write_text('{"name": "Ada Brandt"}\n')
    after = Producer.present(settings)
    assert (before.program, before.model) == (after.program, after.model)
    assert before.knowledge != after.knowledge
