"""What is wrong with the content of the library, found without an editor's eyes."""
