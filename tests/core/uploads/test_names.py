import pytest

from core.uploads import names


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("核桃 照片.JPG", "核桃 照片.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\fakepath\\scan.bmp", "scan.jpg"),
        ("a\0b\r\nc.jpg", "abc.jpg"),
        ("photo\u202egpj.exe", "photogpj.jpg"),
        ("  .htaccess", "file.jpg"),
        ("...", "file.jpg"),
        ("", "file.jpg"),
        ("a  \t b.jpg", "a b.jpg"),
        ("x" * 300 + ".jpg", "x" * 116 + ".jpg"),
        ("cafe\u0301.png", "café.jpg"),
    ],
)
def test_a_name_becomes_one_readable_line(given, kept):
    assert names.cleaned(given, "jpg") == kept
