"""How good and how fast the meeting scheduler is, beside the published figures and proven bounds."""
