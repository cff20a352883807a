"""Pages and people for the tests, named for what they mean."""

from .briefings import *  # noqa: F403
from .case_studies import *  # noqa: F403
from .guides import *  # noqa: F403
from .letters import *  # noqa: F403
from .lists import *  # noqa: F403
from .mailings import *  # noqa: F403
from .news import *  # noqa: F403
from .pages import *  # noqa: F403
from .people import *  # noqa: F403
from .registers import *  # noqa: F403
from .requests import *  # noqa: F403
from .resources import *  # noqa: F403
from .searches import *  # noqa: F403
