"""The promises of the plans as data, and the grammar they are written in. Imports nothing of ours."""
