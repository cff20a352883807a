from cms.background.schedule import every

from . import robots


@every(minutes=30)
def forget_senders():
    robots.forget()
