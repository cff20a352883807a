from . import case_studies, registers

__all__ = ["case_studies", "registers"]
