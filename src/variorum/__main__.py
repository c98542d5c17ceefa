"""``python -m variorum`` is the same as ``variorum``."""

from variorum.cli.main import main

if __name__ == "__main__":
    main()
