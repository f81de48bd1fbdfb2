"""The way each part of a pack is written in TOML, one module per part: tables in, terms out, faults collected."""
