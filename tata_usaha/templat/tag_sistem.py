"""SRIKANDI's merge tags that an office has typed into a template of its own: printed as they stand.

What the program prints by itself in the place of number, date and signature is always right; a tag that somebody
types may be misspelt, or parted by Word into several runs, and the system would not find it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tata_usaha.templat.kode_templat import KodeTemplat
from tata_usaha.templat.tag import TAG
from tata_usaha.templat.temuan import Bacaan, Temuan
from tata_usaha.word.ruang_nama import W
from zi_model import srikandi

_SARAN_NAMA = f"Yang dikenal: {', '.join(srikandi.tulis_tag(nama) for nama in sorted(srikandi.TAG))}."
_SARAN_UTUH = "Ketik ulang tagnya sekaligus, tanpa ganti huruf atau warna di tengahnya."


def tag_srikandi(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find tags that SRIKANDI does not know, and those that it would not find in one run."""
    for bagian in bacaan.bagian:
        for p in bagian.paragraf:
            utuh = Counter(t for _, el in p.potongan if el.tag == f"{W}t" for t, _ in srikandi.cari_tag(el.text or ""))
            for tag, dikenal in srikandi.cari_tag(TAG.sub("", p.teks)):
                if not dikenal:
                    pesan = f"“{tag}” tidak dikenal SRIKANDI, dan akan tercetak apa adanya."
                    yield Temuan(KodeTemplat.MIRIP_TAG, p, pesan, _SARAN_NAMA)
                elif utuh[tag] < 1:
                    pesan = f"tag SRIKANDI {tag} terpotong oleh pemformatan Word."
                    yield Temuan(KodeTemplat.TERPOTONG, p, pesan, _SARAN_UTUH)
                utuh[tag] -= 1
