"""The office's certificate: what other computers install so that browsers trust the desk, and how that is done.

It is open to everybody, because who does not trust the desk yet cannot log in. There is no second, unencrypted door for
it: a certificate that somebody changed on the way would be worse than none, so its fingerprint is compared.
"""

from __future__ import annotations

from pathlib import Path

from cryptography import x509
from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from meja.keamanan.gerbang import RuteMeja
from meja.keamanan.sertifikat import sidik
from meja.tampilan import Tampilan
from meja.unduhan import unduhan

rute = RuteMeja()
NAMA_UNDUHAN = "sertifikat-meja-zi.crt"


@rute.get("/sertifikat", name="sertifikat")
def sertifikat(permintaan: Request) -> Response:
    """Tell how the certificate is installed; where there is none, why."""
    isi = _baca(permintaan)
    kantor = x509.load_pem_x509_certificate(isi) if isi else None
    tampilan: Tampilan = permintaan.app.state.tampilan
    return tampilan.halaman(
        permintaan,
        "sertifikat.html",
        sidik=sidik(kantor) if kantor else "",
        akhir=kantor.not_valid_after_utc.astimezone(tampilan.zona).date() if kantor else None,
    )


@rute.get("/sertifikat/unduh", name="sertifikat.unduh")
def unduh(permintaan: Request) -> Response:
    """Return the certificate as systems know it: they offer to install it."""
    isi = _baca(permintaan)
    if isi is None:
        raise HTTPException(404)
    return Response(isi, media_type="application/x-x509-ca-cert", headers=unduhan(NAMA_UNDUHAN))


def _baca(permintaan: Request) -> bytes | None:
    berkas: Path | None = permintaan.app.state.setelan.sertifikat
    return berkas.read_bytes() if berkas else None
