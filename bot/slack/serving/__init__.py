"""The ways deliveries arrive: Socket Mode, or signed HTTP; and the port that tells of health."""
