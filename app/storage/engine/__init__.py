"""The engine room: SQLCipher opened safely, one writer, readers beside it, errors in our words."""
