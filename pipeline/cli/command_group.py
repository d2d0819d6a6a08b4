"""A group of commands whose help lists each with its whole first sentence."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

LONGEST = 400  # characters of a sentence in the list, which is wrapped and not cut


class CommandGroup(TyperGroup):
    def format_commands(self, ctx: Any, formatter: Any) -> None:
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.get_short_help_str(LONGEST)) for name, command in commands if command])
