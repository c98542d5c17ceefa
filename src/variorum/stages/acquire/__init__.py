"""RawReport -> Report."""
