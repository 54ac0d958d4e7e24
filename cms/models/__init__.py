"""Page types: home, region halls, stories, news and help."""

from .halls import HallIndexPage, HallPage
from .help import HelpIndexPage, HelpPage
from .home import HomePage
from .news import NewsIndexPage, NewsPage
from .stories import StoryIndexPage, StoryPage

__all__ = [
    "HallIndexPage",
    "HallPage",
    "HelpIndexPage",
    "HelpPage",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "StoryIndexPage",
    "StoryPage",
]
