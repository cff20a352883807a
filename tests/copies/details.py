"""What a local organisation enters."""

FULL = {
    "organisation": "Anytown PCT",
    "contact": "Involvement team",
    "phone": "01234 567890",
    "email": "involve@anytown.example",
    "web": "www.anytown.example/involve",
    "event_date": "14 March 2009",
    "event_place": "Town Hall, 2 pm",
}
PRINTED = [
    "Anytown PCT",
    "Involvement team",
    "01234 567890",
    "involve@anytown.example",
    "https://www.anytown.example/involve",
    "Saturday 14 March 2009, Town Hall, 2 pm",
]
MARK = "Adapted locally by Anytown PCT"
