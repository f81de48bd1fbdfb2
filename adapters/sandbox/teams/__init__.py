"""A stand-in for Teams, on its public protocol: the connector's REST on one side, signed activities on the other."""
