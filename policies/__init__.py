"""What the plans promise: data, and the grammar it is written in. Imports nothing of ours."""
