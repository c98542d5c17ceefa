"""The nouns: frozen values that the stages take and give. They import nothing else of this package."""
