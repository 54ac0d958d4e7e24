"""What happens while a request with files is still coming in."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

from . import limits


class SizedRequestHandler(FileUploadHandler):
    """Refuses a request that says it is too large before a byte of it fills the disk; else lets every byte through."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 - Django's name
        content_length: int,
        *_rest: Any,
        **_more: Any,
    ) -> None:
        if content_length > limits.REQUEST_BYTES:
            raise RequestDataTooBig

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
