"""The emoji that the desk and its people use, by Slack's names."""

from typing import Final

GLYPHS: Final = {
    "alarm_clock": "⏰",
    "bell": "🔔",
    "calendar": "📅",
    "hourglass": "⌛",
    "information_source": "ℹ️",
    "lock": "🔒",
    "no_entry": "⛔",
    "phone": "☎️",
    "rotating_light": "🚨",
    "speech_balloon": "💬",
    "telephone_receiver": "📞",
    "ticket": "🎫",
    "warning": "⚠️",
    "wave": "👋",
    "white_check_mark": "✅",
    "x": "❌",
    "+1": "👍",
    "eyes": "👀",
    "tada": "🎉",
    "pray": "🙏",
}
