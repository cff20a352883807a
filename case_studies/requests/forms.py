from cms.forms.forms import EmailField, OneLineField, PublicForm, TextField


class RequestForm(PublicForm):
    name = OneLineField(
        label="Your name",
        autocomplete="name",
        error_messages={"required": "Enter your name"},
    )
    organisation = OneLineField(
        label="Your organisation (optional)", autocomplete="organization", required=False
    )
    email = EmailField(
        label="Your e-mail address",
        help_text="The link to the record goes there.",
        error_messages={"required": "Enter your e-mail address"},
    )
    purpose = TextField(
        label="What would you like to use it for?",
        help_text="A sentence or two is enough: “Planning evening clinics in Anytown”.",
        max_length=1000,
        error_messages={"required": "Say what you would like to use it for"},
    )
