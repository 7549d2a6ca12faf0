"""PDFs that are really signed, by signers whose certificates a small authority of the test issues."""

from __future__ import annotations

import datetime as dt
import io
import logging
from functools import cache
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.keys.internal import translate_pyca_cryptography_cert_to_asn1, translate_pyca_cryptography_key_to_asn1
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.tata_usaha.contoh_bukti import pdf

logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
SELALU = (dt.datetime(2020, 1, 1, tzinfo=dt.UTC), dt.datetime(2099, 1, 1, tzinfo=dt.UTC))


class Penerbit:
    """An authority that issues certificates."""

    def __init__(self, nama: str = "Balai Sertifikasi Uji") -> None:
        self._kunci = ec.generate_private_key(ec.SECP256R1())
        self._nama = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, nama)])
        dasar = self._dasar(self._nama, self._kunci, SELALU)
        self.sertifikat = dasar.add_extension(x509.BasicConstraints(True, None), True).sign(
            self._kunci, hashes.SHA256()
        )

    def pem(self) -> bytes:
        """Return its certificate as offices get it."""
        return self.sertifikat.public_bytes(serialization.Encoding.PEM)

    def der(self) -> bytes:
        return self.sertifikat.public_bytes(serialization.Encoding.DER)

    def penanda(self, nama: str = "Siti Aminah", berlaku: tuple[dt.datetime, dt.datetime] = SELALU) -> Any:
        """Return a signer with a certificate."""
        kunci, sertifikat = self._terbitkan(nama, berlaku, cap_waktu=False)
        simpanan = SimpleCertificateStore.from_certs([translate_pyca_cryptography_cert_to_asn1(self.sertifikat)])
        return signers.SimpleSigner(signing_cert=sertifikat, signing_key=kunci, cert_registry=simpanan)

    def cap_waktu(self) -> Any:
        """Return what puts time stamps."""
        kunci, sertifikat = self._terbitkan("Cap Waktu Uji", SELALU, cap_waktu=True)
        return DummyTimeStamper(sertifikat, kunci, fixed_dt=dt.datetime(2026, 4, 2, 3, tzinfo=dt.UTC))

    def _terbitkan(self, nama: str, berlaku: tuple[dt.datetime, dt.datetime], *, cap_waktu: bool) -> tuple[Any, Any]:
        kunci: Any = ec.generate_private_key(ec.SECP256R1())
        if cap_waktu:  # pyHanko's own maker of stamps signs with nothing else
            kunci = rsa.generate_private_key(65537, 2048)
        subjek = x509.Name(
            [
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, "KPU Kabupaten Sigi"),
                x509.NameAttribute(NameOID.COMMON_NAME, nama),
            ]
        )
        dasar = self._dasar(subjek, kunci, berlaku)
        guna = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
        dasar = dasar.add_extension(guna, True)
        if cap_waktu:
            dasar = dasar.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True)
        sertifikat = dasar.sign(self._kunci, hashes.SHA256())
        kunci_der = kunci.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        return (
            translate_pyca_cryptography_key_to_asn1(serialization.load_der_private_key(kunci_der, None)),
            translate_pyca_cryptography_cert_to_asn1(sertifikat),
        )

    def _dasar(self, subjek: x509.Name, kunci: Any, berlaku: tuple[dt.datetime, dt.datetime]) -> Any:
        return (
            x509.CertificateBuilder()
            .subject_name(subjek)
            .issuer_name(self._nama)
            .public_key(kunci.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(berlaku[0])
            .not_valid_after(berlaku[1])
        )


@cache
def penerbit() -> Penerbit:
    """Return the authority that tests share."""
    return Penerbit()


@cache
def penanda() -> Any:
    """Return the signer that tests share."""
    return penerbit().penanda()


def tandatangani(
    isi: bytes | None = None,
    oleh: Any = None,
    bidang: str = "Ttd1",
    *,
    pades: bool = True,
    kunci: bool = False,
    saat: dt.datetime | None = None,
    sandi: str | None = None,
) -> bytes:
    """Return a PDF with one more signature, made at a moment (None: now).

    `kunci`: nothing at all may be added after it; `sandi`: the password that the PDF opens with.
    """
    penulis = IncrementalPdfFileWriter(io.BytesIO(pdf() if isi is None else isi), strict=False)
    if sandi is not None:
        penulis.encrypt(sandi.encode())
    fields.append_signature_field(penulis, fields.SigFieldSpec(bidang, box=(60, 60, 200, 120)))
    jenis = fields.SigSeedSubFilter.PADES if pades else fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED
    sifat = signers.PdfSignatureMetadata(
        field_name=bidang, subfilter=jenis, certify=kunci, docmdp_permissions=fields.MDPPerm.NO_CHANGES
    )
    return bytes(_PenandaBertanggal(sifat, oleh or penanda(), saat).sign_pdf(penulis).getvalue())


class _PenandaBertanggal(signers.PdfSigner):
    """Signs as on another day."""

    def __init__(self, sifat: Any, oleh: Any, saat: dt.datetime | None) -> None:
        super().__init__(sifat, oleh)
        self._saat = saat

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        sesi = super().init_signing_session(*args, **kwargs)
        sesi.system_time = self._saat or sesi.system_time
        return sesi


def cap_waktu(isi: bytes) -> bytes:
    """Return a PDF with a time stamp over all of it."""
    keluar = signers.PdfTimeStamper(penerbit().cap_waktu()).timestamp_pdf(
        IncrementalPdfFileWriter(io.BytesIO(isi)), "sha256"
    )
    return bytes(keluar.getvalue())


def simpan_sertifikat(isi: bytes) -> bytes:
    """Return a signed PDF with the store of certificates that keeps it checkable for years (LTV)."""
    keluar = io.BytesIO(isi)
    akar = translate_pyca_cryptography_cert_to_asn1(penerbit().sertifikat)
    DocumentSecurityStore.add_dss(keluar, None, certs=[akar, penanda().signing_cert], strict=False)
    return keluar.getvalue()


def seperti_word() -> bytes:
    """Return a PDF with two directories, as Word saves it: one for old readers, and a packed one for new ones."""
    isi, letak = bytearray(b"%PDF-1.5\n"), {}
    objek = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>",
        4: b"<</Type/XRef/W[1 1 1]/Index[5 0]/Size 5/Root 1 0 R/Length 0>>stream\n\nendstream",
    }
    for nomor, satu in objek.items():
        letak[nomor] = len(isi)
        isi += b"%d 0 obj\n%b\nendobj\n" % (nomor, satu)
    daftar = b"".join(b"%010d 00000 n \n" % letak[nomor] for nomor in objek)
    akhir = b"trailer\n<</Size 5/Root 1 0 R/XRefStm %d>>\nstartxref\n%d\n%%%%EOF\n" % (letak[4], len(isi))
    return bytes(isi) + b"xref\n0 5\n0000000000 65535 f \n" + daftar + akhir


def sambung(isi: bytes, halaman: bytes = b"BT /F1 12 Tf 60 700 Td (Rp900.000.000) Tj ET") -> bytes:
    """Return a PDF to which somebody added other content of its first page, as editors save."""
    penulis = IncrementalPdfFileWriter(io.BytesIO(isi))
    lembar = penulis.root["/Pages"]["/Kids"][0]
    lembar[generic.pdf_name("/Contents")] = penulis.add_object(generic.StreamObject(stream_data=halaman))
    penulis.update_container(lembar)
    keluar = io.BytesIO()
    penulis.write(keluar)
    return keluar.getvalue()


def rentang(isi: bytes) -> tuple[int, int, int, int]:
    """Return which bytes the last signature of a PDF covers: two beginnings, each with its length."""
    semua = PdfFileReader(io.BytesIO(isi)).embedded_signatures
    awal, panjang, lanjut, sisa = (int(satu) for satu in semua[-1].byte_range)
    return awal, panjang, lanjut, sisa


def folder_kepercayaan(tempat: Path, *semua: Penerbit) -> Path:
    """Return a folder with the certificates of authorities."""
    tempat.mkdir(parents=True, exist_ok=True)
    for ke, satu in enumerate(semua):
        (tempat / f"penerbit-{ke}.pem").write_bytes(satu.pem())
    return tempat
