"""The store without SQL: the same promises, under the same names."""
