"""Files and streams -> RawReport."""
