"""What Hatch asks before it packs a wheel: the scripts of the pages go into it; an editable install leaves them be."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WebHook(BuildHookInterface):
    """Builds the scripts where npm is at hand."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 -- Hatch's own signature
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from building.web import built

        self.app.display_info(built(Path(self.root)))
