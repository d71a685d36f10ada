"""Find the offences an instrument creates, in whatever style it is drafted.

The way: `units` cuts the instrument into subsections; `roles` says what each sentence does (creates an offence,
punishes one created elsewhere, states a duty); `linking` brings duty, breach and penalty together; `conduct`,
`victim` and `label` describe what was found. What a language says stands in `extract/packs/<language>/`.
"""

from extract.offences.linking import find_offences

__all__ = ["find_offences"]
