"""The languages that our publications are written in: those a local NHS is most often asked for."""

from dataclasses import dataclass

ENGLISH = "en"


@dataclass(frozen=True)
class Language:
    code: str  # BCP 47
    name: str  # as editors call it
    own_name: str  # as its readers call it
    direction: str = "ltr"


LANGUAGES = {
    language.code: language
    for language in [
        Language(ENGLISH, "English", "English"),
        Language("ar", "Arabic", "العربية", "rtl"),
        Language("bn", "Bengali", "বাংলা"),
        Language("zh-Hans", "Chinese (simplified)", "简体中文"),
        Language("zh-Hant", "Chinese (traditional)", "繁體中文"),
        Language("fa", "Farsi", "فارسی", "rtl"),
        Language("fr", "French", "Français"),
        Language("gu", "Gujarati", "ગુજરાતી"),
        Language("ku", "Kurdish", "Kurdî"),
        Language("pl", "Polish", "Polski"),
        Language("pt", "Portuguese", "Português"),
        Language("pa", "Punjabi", "ਪੰਜਾਬੀ"),
        Language("so", "Somali", "Soomaali"),
        Language("tr", "Turkish", "Türkçe"),
        Language("ur", "Urdu", "اردو", "rtl"),
        Language("cy", "Welsh", "Cymraeg"),
    ]
}
LANGUAGE_CHOICES = [
    (code, f"{language.name} ({language.own_name})" if code != ENGLISH else language.name)
    for code, language in LANGUAGES.items()
]
