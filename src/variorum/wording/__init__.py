"""Values, claims and reports in plain words: the same on the screen of a terminal and on the pages of the desk."""
