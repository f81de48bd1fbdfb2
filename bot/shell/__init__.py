"""The engine in the world: each command located, loaded, decided and kept; timers asked again."""
