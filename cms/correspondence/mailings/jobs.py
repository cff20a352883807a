from cms.background.schedule import every

from . import actions


@every(hours=1)
def delete_old_mailings():
    actions.delete_old_mailings()
