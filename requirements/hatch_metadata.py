"""Gives the wheel the dependencies that `runtime.in` names: one list, one place."""

from pathlib import Path

from hatchling.metadata.plugin.interface import MetadataHookInterface


class CustomMetadataHook(MetadataHookInterface):
    """Reads the requirement lines of runtime.in."""

    def update(self, metadata: dict) -> None:
        lines = (Path(self.root) / "requirements" / "runtime.in").read_text().splitlines()
        metadata["dependencies"] = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
