"""The same promises without SQL, under the same names."""
