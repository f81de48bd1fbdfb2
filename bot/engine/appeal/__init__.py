"""Appeals: a customer disagrees with the severity that staff gave, and the account manager or a lead decides."""
