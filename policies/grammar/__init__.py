"""How each part of a pack is written in TOML, one module a part: tables in, terms out, faults collected on the way."""
