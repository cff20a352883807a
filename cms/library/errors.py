class ContentError(Exception):
    """A content file is wrong; says where, so that its author can mend it."""

    def __init__(self, message, path=None, line=None):
        self.message = message
        self.path = path
        self.line = line
        super().__init__(str(self))

    def __str__(self):
        place = f"{self.path}, line {self.line}: " if self.line else f"{self.path}: "
        return (place if self.path else "") + self.message
