"""Types of certificates as documents: somebody who types one is taken to the products that have it."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from django.urls import reverse

from shop.certification.models import CertificateType
from shop.search.interface import Document
from shop.search.registry import Source

from .languages import each_language, other_names


def ids() -> Iterable[str]:
    return map(str, CertificateType.objects.values_list("pk", flat=True))


def documents(wanted: Collection[str], _at: datetime) -> Iterator[Document]:
    for certificate_type in CertificateType.objects.filter(pk__in=wanted):
        for language in each_language():
            yield Document(
                kind="certificate",
                object_id=str(certificate_type.pk),
                language=language,
                title=certificate_type.name,
                url=f"{reverse('catalogue:product-list')}?certificate={certificate_type.pk}",
                also=other_names(certificate_type, "name"),
            )


CERTIFICATES = Source(ids, documents)
